//! ZIP archives for tests.

/// A ZIP archive of these files, not compressed.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let size = (content.len() as u32).to_le_bytes();
        let mut head = vec![20, 0, 0, 8, 0, 0, 0, 0, 0, 0];
        head.extend(crc32(content).to_le_bytes());
        head.extend([size, size].concat());
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend((bytes.len() as u32).to_le_bytes());
        directory.extend(name.bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(name.bytes());
        bytes.extend(*content);
    }
    let count = (files.len() as u16).to_le_bytes();
    let (start, len) = ((bytes.len() as u32).to_le_bytes(), (directory.len() as u32).to_le_bytes());
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count, count].concat());
    bytes.extend([len, start].concat());
    bytes.extend([0, 0]);
    bytes
}

/// The checksum of ZIP.
fn crc32(bytes: &[u8]) -> u32 {
    let shift = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| shift(crc)))
}
