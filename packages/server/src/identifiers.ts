import { z } from 'zod'

// Each of these is a string on the wire; the brand keeps one from standing in for another, and the limit keeps a
// stranger's input out of indexes and logs. Apple documents no maximum lengths: these are well above what devices send.

/**
 * A stranger's text as identifier. Control characters are in none: PostgreSQL refuses NUL, and logs would be led astray. Nor is half a
 * character, a lone surrogate: it has no UTF-8, and would be stored as something else.
 */
const identifier = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)

/** Reverse-DNS identifier of a kind of pass, `pass.` first. Spec: pass-json, top level. */
export const passTypeIdentifierSchema = z
  .string()
  .max(255)
  .regex(/^pass\.[A-Za-z0-9.-]+$/)
  .brand<'PassTypeIdentifier'>()
export type PassTypeIdentifier = z.infer<typeof passTypeIdentifierSchema>

/** Names one pass within its type; ours are UUIDs, older data may hold others. */
export const serialNumberSchema = identifier.brand<'SerialNumber'>()
export type SerialNumber = z.infer<typeof serialNumberSchema>

/** What a device calls itself towards this server; it may change at any time. Spec: web service 1.1. */
export const deviceLibraryIdentifierSchema = identifier.brand<'DeviceLibraryIdentifier'>()
export type DeviceLibraryIdentifier = z.infer<typeof deviceLibraryIdentifierSchema>

/** What an issuer calls a pass in its own system. */
export const externalIdSchema = identifier.brand<'ExternalId'>()
export type ExternalId = z.infer<typeof externalIdSchema>

/** What an issuer calls the person who holds passes in its own system. */
export const holderIdSchema = identifier.brand<'HolderId'>()
export type HolderId = z.infer<typeof holderIdSchema>

/** Hexadecimal address of a device at APNs. Apple: "variable length", today 32 bytes; APNs takes up to 100. */
export const pushTokenSchema = z
  .string()
  .max(200)
  .regex(/^(?:[0-9A-Fa-f]{2})+$/)
  .brand<'PushToken'>()
export type PushToken = z.infer<typeof pushTokenSchema>

/** Secret a pass carries so that its devices can prove they hold it; at least 16 characters. */
export const authenticationTokenSchema = z.string().min(16).max(255).brand<'AuthenticationToken'>()
export type AuthenticationToken = z.infer<typeof authenticationTokenSchema>

/** Owner of API keys, identities and passes. */
export const projectIdSchema = z.string().min(1).max(64).brand<'ProjectId'>()
export type ProjectId = z.infer<typeof projectIdSchema>

/** The one project of an installation that has not been divided. */
export const DEFAULT_PROJECT_ID = projectIdSchema.parse('default')
