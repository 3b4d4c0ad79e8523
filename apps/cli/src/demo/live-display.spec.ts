import { describe, expect, it } from '@jest/globals';
import { LiveDisplay } from './live-display.ts';

class FakeScreen {
  readonly isTTY: boolean;
  readonly columns = 30;
  text = '';

  constructor(isTTY: boolean) {
    this.isTTY = isTTY;
  }

  write(text: string): void {
    this.text += text;
  }
}

describe('LiveDisplay', () => {
  it('keeps lines above the live line on a terminal', () => {
    const screen = new FakeScreen(true);
    const display = new LiveDisplay(screen);
    display.live('1/2');
    display.line('trial 1');
    expect(screen.text).toBe('\r\u001B[2K1/2\r\u001B[2Ktrial 1\n1/2');
  });

  it('cuts the live line to the width of the terminal, so that it can be redrawn', () => {
    const screen = new FakeScreen(true);
    new LiveDisplay(screen).live('x'.repeat(50));
    expect(screen.text).toBe(`\r\u001B[2K${'x'.repeat(29)}`);
  });

  it('writes plain lines only where nothing can be redrawn', () => {
    const screen = new FakeScreen(false);
    const display = new LiveDisplay(screen);
    display.live('1/2');
    display.line('trial 1');
    display.endLive();
    expect(screen.text).toBe('trial 1\n');
  });
});
