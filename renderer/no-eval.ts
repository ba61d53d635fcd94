import { config } from 'zod';

// Imported before anything that has a schema: zod would try whether it may compile code, and the pages' policy, which
// forbids it, would write a violation into every console.
config({ jitless: true });
