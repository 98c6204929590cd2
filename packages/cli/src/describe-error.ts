import {
  BundleError,
  CertificateError,
  PassesError,
  SignatureError,
  StringsError,
  TemplateError,
} from '@billfold/pkpass'
import { PngError } from '@billfold/preview/png'
import { ConfigError, Problem, SecretError, SigningError, StorageError } from '@billfold/server'
import { SimulatorError } from '@billfold/simulator'
import { RefusedError, UsageError } from './terminal.ts'

/** A sentence for the person at the terminal: what happened and what to do, never a stack. */
export function describeError(error: unknown): string {
  if (error instanceof UsageError || error instanceof RefusedError || error instanceof ConfigError) return error.message
  if (
    error instanceof BundleError ||
    error instanceof CertificateError ||
    error instanceof PassesError ||
    error instanceof PngError ||
    error instanceof Problem ||
    error instanceof SecretError ||
    error instanceof SignatureError ||
    error instanceof SigningError ||
    error instanceof StringsError ||
    error instanceof TemplateError ||
    error instanceof StorageError ||
    error instanceof SimulatorError
  ) {
    return `${error.message} (${error.code})`
  }
  const code = systemCode(error)
  if (code === 'EADDRINUSE') return 'The port is taken by another program. Choose another with --port, or 0 for any'
  if (code === 'EACCES' || code === 'EPERM') return `Not permitted: ${messageOf(error)}`
  return `Something unexpected happened: ${messageOf(error)}. Please report it`
}

function systemCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
