/** Lets the browser draw and handle clicks between the steps of long work. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
