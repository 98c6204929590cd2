/** `tooling.json` of a template that no editor has said anything of. */
export const DEFAULT_TOOLING = '{\n  "automaticallyGenerateCompatiblePass": false\n}\n'
