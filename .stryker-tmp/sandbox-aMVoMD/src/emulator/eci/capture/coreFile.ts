// A small but valid core dump of x86-64 Linux: an ELF64 ET_CORE file whose notes name the process and the fatal signal.
// https://refspecs.linuxfoundation.org/elf/elf.pdf, include/uapi/linux/elf.h

const elfHeaderBytes = 64;
const programHeaderBytes = 56;
const stackBytes = 4096;
const stackAddress = 0x7ffd_0000_0000n;
/** Of struct elf_prstatus and elf_prpsinfo on x86-64. */
const prStatusBytes = 336;
const prPsInfoBytes = 136;
const ntPrStatus = 1;
const ntPrPsInfo = 3;

/** The process that died. */
export interface CrashedProcess {
  readonly pid: number;
  readonly signal: number;
  /** Executable name, as `ps` shows it. */
  readonly command: string;
  readonly argumentText: string;
}

/** The core file of a process: notes and one page of stack. */
export function buildCoreFile(process: CrashedProcess): Buffer {
  const notes = Buffer.concat([note(ntPrStatus, prStatus(process)), note(ntPrPsInfo, prPsInfo(process))]);
  const notesOffset = elfHeaderBytes + 2 * programHeaderBytes;
  const stackOffset = Math.ceil((notesOffset + notes.length) / stackBytes) * stackBytes;
  const file = Buffer.alloc(stackOffset + stackBytes);
  elfHeader().copy(file, 0);
  const notesHeader = { type: 4, flags: 0, offset: notesOffset, address: 0n, size: notes.length, align: 4 };
  const stackHeader = {
    type: 1,
    flags: 6,
    offset: stackOffset,
    address: stackAddress,
    size: stackBytes,
    align: stackBytes,
  };
  programHeader(notesHeader).copy(file, elfHeaderBytes);
  programHeader(stackHeader).copy(file, elfHeaderBytes + programHeaderBytes);
  notes.copy(file, notesOffset);
  file.write(process.argumentText, stackOffset, 'utf8');
  return file;
}

function elfHeader(): Buffer {
  const header = Buffer.alloc(elfHeaderBytes);
  header.write('\x7fELF', 0, 'latin1');
  header.writeUInt8(2, 4); // 64 bits
  header.writeUInt8(1, 5); // little-endian
  header.writeUInt8(1, 6); // version
  header.writeUInt16LE(4, 16); // ET_CORE
  header.writeUInt16LE(62, 18); // EM_X86_64
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BigInt(elfHeaderBytes), 32);
  header.writeUInt16LE(elfHeaderBytes, 52);
  header.writeUInt16LE(programHeaderBytes, 54);
  header.writeUInt16LE(2, 56);
  return header;
}

function programHeader(segment: {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly address: bigint;
  readonly size: number;
  readonly align: number;
}): Buffer {
  const header = Buffer.alloc(programHeaderBytes);
  header.writeUInt32LE(segment.type, 0);
  header.writeUInt32LE(segment.flags, 4);
  header.writeBigUInt64LE(BigInt(segment.offset), 8);
  header.writeBigUInt64LE(segment.address, 16);
  header.writeBigUInt64LE(BigInt(segment.size), 32);
  header.writeBigUInt64LE(segment.address === 0n ? 0n : BigInt(segment.size), 40);
  header.writeBigUInt64LE(BigInt(segment.align), 48);
  return header;
}

function note(type: number, content: Buffer): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt32LE(5, 0); // "CORE" with its NUL
  header.writeUInt32LE(content.length, 4);
  header.writeUInt32LE(type, 8);
  header.write('CORE', 12, 'latin1'); // padded to eight
  const padding = Buffer.alloc((4 - (content.length % 4)) % 4);
  return Buffer.concat([header, content, padding]);
}

function prStatus({ pid, signal }: CrashedProcess): Buffer {
  const status = Buffer.alloc(prStatusBytes);
  status.writeInt32LE(signal, 0);
  status.writeInt16LE(signal, 12);
  status.writeInt32LE(pid, 32);
  return status;
}

function prPsInfo({ pid, command, argumentText }: CrashedProcess): Buffer {
  const information = Buffer.alloc(prPsInfoBytes);
  information.write('R', 1, 'latin1');
  information.writeInt32LE(pid, 24);
  information.write(command.slice(0, 15), 40, 'utf8');
  information.write(argumentText.slice(0, 79), 56, 'utf8');
  return information;
}
