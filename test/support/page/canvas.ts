// What is painted on a canvas, as a list: jsdom has canvases, and no way to paint on them.

export interface PaintedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

export interface PaintedLine {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  /** How many ends of pieces it has: none where there is no value. */
  readonly points: number;
}

/** The calls of its context since it was last cleared. */
export class Drawing {
  readonly texts: PaintedText[] = [];
  readonly lines: PaintedLine[] = [];
  /** How often it was cleared, which begins every painting. */
  cleared = 0;
  readonly context: unknown;

  constructor(canvas: Element) {
    let dash: readonly number[] = [];
    const style: Record<string, unknown> = { canvas, lineWidth: 1 };
    const operations: Readonly<Record<string, (...args: never[]) => unknown>> = {
      measureText: (text: string) => ({ width: text.length * 6 }),
      setLineDash: (next: readonly number[]) => (dash = [...next]),
      clearRect: () => {
        this.cleared += 1;
        this.texts.length = 0;
        this.lines.length = 0;
      },
      fillText: (text: string, x: number, y: number) =>
        this.texts.push({ text, x, y, colour: String(style.fillStyle) }),
      stroke: (path?: Path) =>
        this.lines.push({
          colour: String(style.strokeStyle),
          width: Number(style.lineWidth),
          dash,
          points: path?.points ?? 0,
        }),
    };
    this.context = new Proxy(style, {
      get: (target, name) => (name in target ? target[String(name)] : (operations[String(name)] ?? (() => undefined))),
    });
  }
}

/** Stands for Path2D: counts its points. */
export class Path {
  points = 0;
  constructor(from?: Path) {
    this.points = from?.points ?? 0;
  }
  moveTo(): void {
    this.points += 1;
  }
  lineTo(): void {
    this.points += 1;
  }
  rect(): void {}
  arc(): void {}
  closePath(): void {}
}
