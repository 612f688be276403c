export function zip(files: { name: string; data: Buffer }[]): Buffer;
