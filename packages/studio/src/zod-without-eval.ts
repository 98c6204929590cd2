import * as z from 'zod'

// Zod writes faster parsers by `new Function`, which a content security policy forbids; even to try is reported.
z.config({ jitless: true })
