/** Returns the text of a file with these lines between `<!-- name -->` and `<!-- /name -->`. */
export function withList(text: string, file: string, name: string, lines: string): string {
  const between = new RegExp(`(<!-- ${name} -->)[^]*(<!-- /${name} -->)`);
  if (!between.test(text)) {
    throw new Error(`${file} needs a line <!-- ${name} --> and a line <!-- /${name} -->.`);
  }
  return text.replace(
    between,
    (_, start: string, end: string) => `${start}\n\n${lines.trimEnd()}\n\n${end}`,
  );
}
