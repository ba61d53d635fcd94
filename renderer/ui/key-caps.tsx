import { Fragment } from 'react';
import './key-caps.css';

/** Keys that are pressed together, `Ctrl Shift Space`, each drawn as a key; heard as they are written. */
export function KeyCaps({ words }: { readonly words: string }) {
  return (
    <span className="key-caps">
      {words.split(' ').map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' '}
          <kbd className="key">{part}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
