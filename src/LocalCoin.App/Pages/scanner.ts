// A wedge scanner is a keyboard that types an address and Enter, wherever the cursor is. On a page with a field for it
// a scan is taken at any moment: while the amount is typed, or with the cursor nowhere.

// Milliseconds between two keys. A hand's stray letter is forgotten soon; what has begun to be a scan is not, however
// slow the scanner's radio or the page: half a card's address is nobody's card.
const pauseMax = 400;
const pauseMaxWithin = 2000;
const begun = 4;

export function watchScanner(): void {
  let typed = "";
  let last = 0;
  document.addEventListener("keydown", (event) => {
    const field = document.querySelector<HTMLInputElement>("input[data-scan]");
    if (!field || typesElsewhere(event.target, field)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // When the key was struck, not when a busy page came round to it.
    if (event.timeStamp - last > (typed.length < begun ? pauseMax : pauseMaxWithin)) typed = "";
    last = event.timeStamp;
    if (event.key === "Enter" && typed.length > 8) {
      event.preventDefault();
      field.value = typed;
      typed = "";
      field.form?.requestSubmit();
    } else if (event.key.length === 1 && (typed !== "" || /[a-z]/i.test(event.key))) {
      // An address begins with a letter; an amount never does, so a typed amount is left alone.
      typed += event.key;
      event.preventDefault();
    }
  });
}

/** Into the scan's own field, or one that takes letters. */
function typesElsewhere(target: EventTarget | null, field: HTMLInputElement): boolean {
  if (target === field) return true;
  return target instanceof HTMLInputElement && target.type === "text" && !("digits" in target.dataset);
}
