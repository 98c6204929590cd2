// What the system draws around passes: sizes in points and colours, almost all of them inferred. Section 11 of the geometry page.

export interface SystemPalette {
  readonly page: string
  readonly cell: string
  readonly separator: string
  readonly primary: string
  readonly secondary: string
  readonly link: string
  readonly destructive: string
  readonly on: string
  readonly knob: string
}

/** Light as a phone is by day, dark as it is by night. */
export type Appearance = 'light' | 'dark'

export const SYSTEM_COLORS: Readonly<Record<Appearance, SystemPalette>> = {
  light: {
    page: '#f2f2f7',
    cell: '#ffffff',
    separator: '#d1d1d6',
    primary: '#000000',
    secondary: '#8a8a8e',
    link: '#007aff',
    destructive: '#ff3b30',
    on: '#34c759',
    knob: '#ffffff',
  },
  dark: {
    page: '#000000',
    cell: '#1c1c1e',
    separator: '#323234',
    primary: '#ffffff',
    secondary: '#9c9ba0',
    link: '#0a84ff',
    destructive: '#ff453a',
    on: '#30d158',
    knob: '#ffffff',
  },
}

export const DETAILS = {
  inset: 16,
  padding: { x: 16, y: 11 },
  /** Corners of a group of cells, which iOS 26 rounded. */
  radius: { ios18: 10, ios27: 26 },
  gap: 24,
  card: { top: 16, height: 150 },
  description: { size: 17, weight: 'semibold' },
  label: { size: 15, weight: 'regular' },
  value: { size: 17, weight: 'regular' },
  /** From one baseline to the next, in shares of the size. */
  leading: 1.294,
  labelGap: 3,
  rowHeight: 44,
  switch: { width: 51, height: 31 },
  note: { size: 13, weight: 'regular' },
  /** The page scrolls on for as long as it has fields; the picture does not. */
  maxHeight: 4_000,
} as const

export const STACK = { sliver: 64, margin: 16, voidOpacity: 0.5 } as const

export const BANNER = {
  inset: 8,
  radius: { ios18: 24, ios27: 26 },
  padding: 14,
  icon: 38,
  iconRadius: 8.5,
  iconGap: 10,
  title: { size: 15, weight: 'semibold' },
  body: { size: 15, weight: 'regular' },
  time: { size: 13, weight: 'regular' },
  leading: 1.33,
  maxLines: 4,
  wallpaper: '#5b6b7f',
  surface: '#f4f4f6',
} as const

/** Screens of Apple Watch by the size of the case, in points. */
export const WATCH_SCREENS = {
  '40mm': { width: 162, height: 197 },
  '41mm': { width: 176, height: 215 },
  '42mm': { width: 187, height: 223 },
  '44mm': { width: 184, height: 224 },
  '45mm': { width: 198, height: 242 },
  '46mm': { width: 208, height: 248 },
  '49mm': { width: 205, height: 251 },
} as const
export type WatchSize = keyof typeof WATCH_SCREENS

export const WATCH = {
  padding: 8.5,
  radius: 12,
  top: 8,
  logo: { height: 20, maxShare: 0.55 },
  logoText: { size: 15, weight: 'semibold' },
  label: { size: 11, weight: 'regular' },
  headerLabel: { size: 12, weight: 'regular' },
  headerValue: { size: 16, weight: 'regular' },
  primary: { size: 28, weight: 'regular', minSize: 14 },
  value: { size: 15, weight: 'regular', minSize: 11 },
  rowGap: 8,
  /** Between lines of one group of fields. */
  lineGap: 5,
  columnGap: 8,
  footer: { height: 15 },
  code: { side: 120, padding: 6, radius: 6, wideWidth: 60, wideHeight: 180 },
  background: { blur: 12, darkening: 0.3 },
} as const

/** The size that the Open Graph protocol's readers ask for, in pixels that are points here. */
export const SHARE = {
  width: 1200,
  height: 630,
  margin: 40,
  gap: 72,
  background: '#eef0f4',
  organization: { size: 30, weight: 'medium' },
  description: { size: 52, weight: 'bold' },
  leading: 1.2,
  maxLines: 4,
  organizationColor: '#5f6470',
  descriptionColor: '#17181c',
} as const

export const SHEET = {
  columns: 4,
  columnWidth: 375,
  gap: 28,
  captionHeight: 30,
  caption: { size: 17, weight: 'semibold' },
  captionColor: '#3a3a3c',
  background: '#e5e5ea',
} as const
