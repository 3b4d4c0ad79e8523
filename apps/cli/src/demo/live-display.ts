/** A terminal, or a file or pipe that stands in for one. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const ASSUMED_COLUMNS = 100;
const CLEAR_LINE = '\r\u001B[2K';

/** Lines that stay, above one line that is drawn anew. Where nothing can be redrawn (a pipe, a log) only the lines are written. */
export class LiveDisplay {
  readonly #screen: Screen;
  #live = '';

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  line(text: string): void {
    if (this.#screen.isTTY !== true) {
      this.#screen.write(`${text}\n`);
      return;
    }
    this.#screen.write(`${CLEAR_LINE}${text}\n${this.#live}`);
  }

  live(text: string): void {
    if (this.#screen.isTTY !== true) return;
    const { columns = 0 } = this.#screen;
    // Some terminals say 0 when they do not know.
    this.#live = text.slice(0, (columns > 0 ? columns : ASSUMED_COLUMNS) - 1);
    this.#screen.write(CLEAR_LINE + this.#live);
  }

  /** Ends the live line; where it could not be drawn its last text is worth a line of its own. */
  endLive(): void {
    if (this.#screen.isTTY === true && this.#live !== '') this.#screen.write(CLEAR_LINE);
    this.#live = '';
  }
}
