// No network is said before anyone counts on it. The device knows of its own cable or radio only; a register, on which
// a queue counts, asks the server itself every few seconds.

const interval = 5_000;
const answerWaitMax = 4_000;
let answers = true;

export function watchConnection(): void {
  for (const name of ["online", "offline"]) window.addEventListener(name, () => void ask());
  // A page that has just come says that the server answers.
  document.addEventListener("swapped", () => {
    answers = true;
    tell();
  });
  setInterval(() => void ask(), interval);
  void ask();
}

async function ask(): Promise<void> {
  const counts = document.documentElement.dataset.look === "register" && !document.hidden;
  tell();
  if (!counts || !navigator.onLine) return;
  answers = await fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout(answerWaitMax) })
    .then(async (answer) => (await answer.text()) !== "" && answer.ok)
    .catch(() => false);
  tell();
}

function tell(): void {
  const there = document.querySelector("[data-connection]");
  if (navigator.onLine && answers) there?.remove();
  else if (!there && !document.querySelector("[data-knows-nothing]")) document.querySelector("main")?.prepend(words());
}

function words(): HTMLElement {
  const told = document.createElement("p");
  told.dataset.connection = "";
  told.className = "notice beni";
  told.setAttribute("role", "alert");
  told.textContent = document.body.dataset.offline ?? "";
  return told;
}
