// The app as it is built, with a preload that also watches the overlay page, and put away as soon as a face is painted.
import { createRequire } from 'node:module';
import { reportPages, reportRequests } from './observe-main.ts';

const putAwayAt = process.env.UNFLAPPABLE_BENCH_PUT_AWAY_AT;

reportRequests();
reportPages((page, sender) => {
  if (page.painted === putAwayAt) {
    void sender.executeJavaScript("coach.send('act', { type: 'later' })");
  }
});
createRequire(import.meta.url)('../../../dist/bench/main.cjs');
