/** Texts that would do something where they are not taken for texts. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><image href="http://example.com/x.png" onload="alert(1)"/>',
  "' onmouseover='alert(1)",
  ']]><!-- --><![CDATA[<x>]]>',
  '</text></g></svg><svg onload=alert(1)>',
  '&#60;script&#62;&lt;b&gt;&undefined;',
  '\u202eevil\u202c \u2066\u2067 \u0000\u0001\u0008\u001f\ufffe\uffff\ud800\udfff',
  'javascript:alert(1)',
  'url(http://example.com/x.svg#a)',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
]
