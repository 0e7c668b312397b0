// Words in the reader's language: the page brings those that are not English.

const known = JSON.parse(document.querySelector("#words").content.textContent || "{}");
const plurals = new Intl.PluralRules(document.documentElement.lang);

// Numbers and days as Britain writes them, or as the language of the page does.
export const LOCALE = { en: "en-GB" }[document.documentElement.lang] ?? document.documentElement.lang;

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** A sentence, with values put in where it names them. */
export const say = (text, values = {}) => filled(known[text] ?? text, values);

/** Words that follow a count, which stands in them as {n}. */
export function counted(one, many, number, values = {}) {
  const forms = known[one] ?? [one, many];
  const form = plurals.select(number) === "one" ? forms[0] : forms.at(-1);
  return filled(form, { n: number.toLocaleString(LOCALE), ...values });
}

export const incidents = (number) => counted("{n} incident", "{n} incidents", number);
