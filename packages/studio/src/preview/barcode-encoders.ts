// By name, so that the bundler leaves the library's hundred others out.
export { azteccode, code39, code128, ean13, interleaved2of5, pdf417, rationalizedCodabar } from 'bwip-js/generic'
