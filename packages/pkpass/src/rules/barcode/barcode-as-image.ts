import { passRule } from '../rule.ts'

export const barcodeAsImage = passRule({
  id: 'barcode-as-image',
  severity: 'warning',
  effect: 'altered',
  condition: 'A barcode is drawn inside an image',
  onThePhone: 'Blurred, cropped, not shown on the watch',
  fix: 'Give what the code says in barcodes, and leave it out of the image',
  source: 'HIG',
  check(context, report) {
    const { pass, images } = context
    if (pass.barcodes !== undefined || pass.barcode !== undefined || pass.nfc !== undefined || !images) return
    const slot = PICTURES.find(name => images.has(name))
    const asked = slot && context.fields.find(({ field }) => ASKS_FOR_SCAN.test(`${field.label ?? ''} ${field.value}`))
    if (asked) report(`The pass asks to be scanned and has no barcode: it is probably drawn in ${slot}`, asked.path)
  },
})

/** Images large enough for somebody to have drawn a code in. */
const PICTURES = ['strip', 'thumbnail', 'footer', 'background', 'artwork'] as const

/** Pictures are not looked into; who draws a code in one tells the holder to have it scanned. */
const ASKS_FOR_SCAN = /\b(?:scan(?:ned)?|QR|barcode)\b/i
