import { unitKey } from '../../../src/domain/table/breakdown';

describe('unitKey', () => {
  it('leaves the characters of plain names as they are, as NFKC does', () => {
    const hanzi = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, index) =>
      String.fromCharCode(0x4e00 + index),
    );
    const plain = `${hanzi.join('')}0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`;
    expect(unitKey(plain)).toBe(plain);
    expect(plain.normalize('NFKC')).toBe(plain);
  });

  it.each([
    ['舞 钢\n市', '舞钢市'],
    ['高新区（园区）', '高新区(园区)'],
    ['高新区〔园区〕', '高新区(园区)'],
    ['第１单位', '第1单位'],
    ['\uf900区', '\u8c48区'],
  ])('of %j is %j', (name, key) => {
    expect(unitKey(name)).toBe(key);
  });
});
