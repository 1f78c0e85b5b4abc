//! MD5 ([RFC 1321]), because two names that others made up are made with it: the hash in the AWS
//! CDK's logical ids and the fingerprint that Amazon IVS shows of a public key. Nothing here relies
//! on it for security, which MD5 no longer gives.
//!
//! [RFC 1321]: https://www.rfc-editor.org/rfc/rfc1321

/// Sixteen of the 64 steps that mix one block into the state.
struct Round {
    /// The RFC's functions F, G, H and I.
    mix: fn(u32, u32, u32) -> u32,
    /// The word of the block to begin with.
    first: usize,
    /// How many words further the next step's word is, around the end of the block.
    stride: usize,
    /// How many bits the steps rotate by, in turn.
    rotations: [u32; 4],
    /// The whole part of 2³² · |sin i|, for the steps i = 1 to 64 of all rounds.
    sines: [u32; 16],
}

#[rustfmt::skip]
static ROUNDS: [Round; 4] = [
    Round {
        mix: |x, y, z| (x & y) | (!x & z),
        first: 0,
        stride: 1,
        rotations: [7, 12, 17, 22],
        sines: [
            0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee,
            0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
            0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be,
            0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821,
        ],
    },
    Round {
        mix: |x, y, z| (x & z) | (y & !z),
        first: 1,
        stride: 5,
        rotations: [5, 9, 14, 20],
        sines: [
            0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa,
            0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8,
            0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed,
            0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a,
        ],
    },
    Round {
        mix: |x, y, z| x ^ y ^ z,
        first: 5,
        stride: 3,
        rotations: [4, 11, 16, 23],
        sines: [
            0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c,
            0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70,
            0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05,
            0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665,
        ],
    },
    Round {
        mix: |x, y, z| y ^ (x | !z),
        first: 0,
        stride: 7,
        rotations: [6, 10, 15, 21],
        sines: [
            0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039,
            0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
            0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1,
            0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb, 0xeb86_d391,
        ],
    },
];

/// The MD5 digest of some bytes.
pub(crate) fn md5(bytes: &[u8]) -> [u8; 16] {
    // A single bit, zeros, and the number of bits fill the last block.
    let bits = (bytes.len() as u64).wrapping_mul(8);
    let mut message = bytes.to_vec();
    message.push(0x80);
    message.resize((message.len() + 8).next_multiple_of(64) - 8, 0);
    message.extend(bits.to_le_bytes());

    let mut state: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    for block in message.as_chunks::<64>().0 {
        let [mut a, mut b, mut c, mut d] = state;
        for round in &ROUNDS {
            let words = block.as_chunks::<4>().0.iter().cycle();
            let words = words.skip(round.first).step_by(round.stride);
            let rotations = round.rotations.iter().cycle();
            for ((sine, word), rotation) in round.sines.iter().zip(words).zip(rotations) {
                let sum = a
                    .wrapping_add((round.mix)(b, c, d))
                    .wrapping_add(*sine)
                    .wrapping_add(u32::from_le_bytes(*word));
                (a, b, c, d) = (d, b.wrapping_add(sum.rotate_left(*rotation)), b, c);
            }
        }
        for (word, mixed) in state.iter_mut().zip([a, b, c, d]) {
            *word = word.wrapping_add(mixed);
        }
    }

    let mut digest = [0; 16];
    for (bytes, word) in digest.as_chunks_mut().0.iter_mut().zip(state) {
        *bytes = word.to_le_bytes();
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> String {
        format!("{:032x}", u128::from_be_bytes(md5(text.as_bytes())))
    }

    /// The test suite at the end of the RFC.
    #[test]
    fn rfc_1321() {
        for (text, digest) in [
            ("", "d41d8cd98f00b204e9800998ecf8427e"),
            ("a", "0cc175b9c0f1b6a831c399e269772661"),
            ("abc", "900150983cd24fb0d6963f7d28e17f72"),
            ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
            (
                "abcdefghijklmnopqrstuvwxyz",
                "c3fcd3d76192e4007dfb496cca67e13b",
            ),
            (
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
                "d174ab98d277d9f5a5611c2c9f419d9f",
            ),
            (
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
                "57edf4a22be3c955ac49da2e2107b67a",
            ),
        ] {
            assert_eq!(hex(text), digest, "{text:?}");
        }
    }

    /// The lengths at which the padding starts another block.
    #[test]
    fn block_borders() {
        for (length, digest) in [
            (55, "ef1772b6dff9a122358552954ad0df65"),
            (56, "3b0c8ac703f828b04c6c197006d17218"),
            (63, "b06521f39153d618550606be297466d5"),
            (64, "014842d480b571495a4a0363793f7367"),
            (65, "c743a45e0d2e6a95cb859adae0248435"),
            (119, "8a7bd0732ed6a28ce75f6dabc90e1613"),
            (120, "5f61c0ccad4cac44c75ff505e1f1e537"),
        ] {
            assert_eq!(hex(&"a".repeat(length)), digest, "{length}");
        }
    }
}
