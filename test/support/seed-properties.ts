import fc from 'fast-check';
import { chosenSeed } from './seeded-chance.ts';

// What fails says its seed itself.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: chosenSeed() });
