// What a resident's phone keeps for when there is no network: one page that says so, and what that page looks like.
// It knows nothing of anybody's money, and neither does this: no other page is ever kept, and nothing is ever sent but
// what the browser is asking for at this moment.

interface Kept extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Asked extends Kept {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const page = "/offline";
const shelf = `shell${self.location.search}`;

self.addEventListener("install", (event) => (event as Kept).waitUntil(keep()));
self.addEventListener("activate", (event) => (event as Kept).waitUntil(forgetOthers()));
self.addEventListener("fetch", (event) => answer(event as Asked));

/** As somebody whom the server does not know. */
async function keep(): Promise<void> {
  const answered = await fetch(page, { credentials: "omit", headers: { accept: "text/html" } });
  if (!answered.ok) throw new Error(answered.statusText);
  const html = await answered.clone().text();
  const looks = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? "");
  const here = await caches.open(shelf);
  await here.addAll(looks);
  await here.put(page, answered);
}

async function forgetOthers(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name !== shelf);
  await Promise.all(others.map((name) => caches.delete(name)));
}

function answer(asked: Asked): void {
  const { request } = asked;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    asked.respondWith(fetch(request).catch(async () => (await caches.match(page)) ?? Response.error()));
  } else if (new URL(request.url).pathname.startsWith("/assets/")) {
    asked.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
}
