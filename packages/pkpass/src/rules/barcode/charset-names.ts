// Names and aliases in the IANA registry of character sets, and the few beside it that Apple's systems know, in lower case.
// Whole families are told by their prefix.
const TABLE = `
us-ascii ascii us ansi_x3.4-1968 ansi_x3.4-1986 iso_646.irv:1991 iso_646.irv:1983 irv iso_646.basic:1983 ref invariant
utf-8 utf-7 utf-7-imap utf-16 utf-16be utf-16le utf-32 utf-32be utf-32le cesu-8 scsu bocu-1 unicode-1-1
unicode-1-1-utf-7 iso-10646-ucs-2 iso-10646-ucs-4 iso-10646-ucs-basic iso-10646-unicode-latin1 iso-10646-j-1
iso-10646-utf-1 iso-10646 iso-unicode-ibm-1261 iso-unicode-ibm-1268 iso-unicode-ibm-1276 iso-unicode-ibm-1264
iso-unicode-ibm-1265 iso-8859-1 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8
iso-8859-9 iso-8859-10 iso-8859-11 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 iso_8859-1 iso_8859-2 iso_8859-3
iso_8859-4 iso_8859-5 iso_8859-6 iso_8859-7 iso_8859-8 iso_8859-9 iso_8859-14 iso_8859-15 iso_8859-16 iso_8859-1:1987
iso_8859-2:1987 iso_8859-3:1988 iso_8859-4:1988 iso_8859-5:1988 iso_8859-6:1987 iso_8859-7:1987 iso_8859-8:1988
iso_8859-9:1989 iso_8859-10:1992 iso_8859-14:1998 iso_8859-16:2001 iso-8859-6-e iso-8859-6-i iso-8859-8-e iso-8859-8-i
iso_8859-6-e iso_8859-6-i iso_8859-8-e iso_8859-8-i iso_8859-supp iso-8859-1-windows-3.0-latin-1
iso-8859-1-windows-3.1-latin-1 iso-8859-2-windows-latin-2 iso-8859-9-windows-latin-5 latin1 latin2 latin3 latin4
latin5 latin6 latin8 latin10 l1 l2 l3 l4 l5 l6 l8 l10 latin-9 latin-greek latin-greek-1 latin-lap lap latin1-2-5
cyrillic arabic greek greek8 greek7 greek7-old greek-ccitt hebrew ecma-114 ecma-118 ecma-cyrillic asmo-708 asmo_449
elot_928 iso-celtic csa_t500-1983 windows-874 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254
windows-1255 windows-1256 windows-1257 windows-1258 windows-936 windows-31j ms_kanji ms936 ms949 macintosh mac tis-620
koi8-r koi8-u koi7-switched viscii viqr vps 866 850 852 855 857 862 437 ccsid00858 ccsid00924 ccsid01140 ccsid01141
ccsid01142 ccsid01143 ccsid01144 ccsid01145 ccsid01146 ccsid01147 ccsid01148 ccsid01149 pc-multilingual-850+euro
ebcdic-latin9--euro brf kz-1048 rk1048 strk1048-2002 ptcp154 pt154 cyrillic-asian amiga-1251 ami1251 amiga1251
ami-1251 tscii osd_ebcdic_df04_15 osd_ebcdic_df03_irv osd_ebcdic_df04_1 dec-mcs dec hp-roman8 roman8 r8 hp-legal
hp-math8 hp-desktop hp-pi-font adobe-standard-encoding adobe-symbol-encoding ventura-us ventura-international
ventura-math microsoft-publishing shift_jis euc-jp extended_unix_code_packed_format_for_japanese
extended_unix_code_fixed_width_for_japanese iso-2022-jp iso-2022-jp-2 iso-2022-kr iso-2022-cn iso-2022-cn-ext
jis_x0201 x0201 jis_x0201-1976 jis_encoding jis_x0212-1990 x0212 x0201-7 jis_c6220-1969-jp jis_c6220-1969
jis_c6220-1969-ro jis_c6226-1978 jis_c6226-1983 jis_x0208-1983 x0208 jis_c6229-1984-a jis_c6229-1984-b
jis_c6229-1984-b-add jis_c6229-1984-hand jis_c6229-1984-hand-add jis_c6229-1984-kana jp jp-ocr-a jp-ocr-b jp-ocr-b-add
jp-ocr-hand jp-ocr-hand-add katakana euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc_5601 korean ksc5636 kr gb2312 gb_2312-80
chinese gb_1988-80 cn gbk gb18030 hz-gb-2312 big5 big5-hkscs nats-sefi nats-sefi-add nats-dano nats-dano-add bs_4730
gb uk bs_viewdata sen_850200_b sen_850200_c se se2 fi it pt pt2 es es2 de fr no no2 ca hu cuba yu dk us-dk dk-us
ds_2089 ds2089 din_66003 ns_4551-1 ns_4551-2 nf_z_62-010 nf_z_62-010_(1973) msz_7795.3 nc_nc00-10:81 jus_i.b1.002
jus_i.b1.003-serb jus_i.b1.003-mac serbian macedonian js csn_369103 t.61 t.61-7bit t.61-8bit t.101-g2 videotex-suppl
naplps inis inis-8 inis-cyrillic iso_10367-box iso_2033-1983 e13b iso_5427 iso_5427:1981 iso5427cyrillic1981
iso_5428:1980 iso_6937-2-add iso_6937-2-25 iso_9036 ansi_x3.110-1983 csa7-1 csa7-2 csa_z243.4-1985-1 csa_z243.4-1985-2
csa_z243.4-1985-gr csa71 csa72 iso_11548-1 iso/tr_11548-1 gost_19768-74 st_sev_358-88 ks_c_5861-1992 unknown-8bit
mnemonic mnem cp-ar cp-gr cp-is 851 860 861 863 865 869 904 euc-tw johab sjis`

/** The longest name in the registry, with room. */
const MAX_CHARACTERS = 60
const FAMILY =
  /^(?:iso-ir-\d+|iso646-[a-z\d]+|cs[a-z\d_]+|(?:ibm|cp)-?[a-z]?\d+[a-z]?|ebcdic-[a-z\d-]+|ibm-[a-z]+|x-[a-z\d_-]+)$/

const NAMES: ReadonlySet<string> = new Set(TABLE.trim().split(/\s+/))

/** By their letters and digits alone, names that are often misspelt. */
const SQUASHED: ReadonlyMap<string, string> = new Map([
  ...[
    'us-ascii',
    'utf-8',
    'utf-16',
    'utf-16be',
    'utf-16le',
    'utf-32',
    'shift_jis',
    'euc-jp',
    'euc-kr',
    'big5',
    'koi8-r',
  ].map(squashed),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16].map(part => squashed(`iso-8859-${part}`)),
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map(page => squashed(`windows-${page}`)),
  ['latin1', 'iso-8859-1'],
])

/** Whether a name, in any case, is one of the registry. */
export function isCharsetName(name: string): boolean {
  if (name.length > MAX_CHARACTERS) return false
  const lower = name.toLowerCase()
  return NAMES.has(lower) || FAMILY.test(lower)
}

/** The name that was meant, where only its punctuation is wrong. */
export function meantCharset(name: string): string | undefined {
  return name.length > MAX_CHARACTERS ? undefined : SQUASHED.get(squash(name))
}

function squashed(name: string): readonly [string, string] {
  return [squash(name), name]
}

function squash(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, '')
}
