// The Streams Standard has it, and Node too; the declarations for browsers, which the server is read with here, do not yet.
interface Transformer<I, O> {
  cancel?: (reason: unknown) => PromiseLike<void> | void
}
