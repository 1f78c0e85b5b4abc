//! Is a point on the curve P-384?
//!
//! Just enough arithmetic to catch a public key that is a placeholder or has a typing error. The
//! coordinates of a public key are no secret, so nothing here takes constant time.
//!
//! The curve is secp384r1 of [SEC 2], section 2.5.1, which NIST calls P-384 (SP 800-186, section
//! 3.2.1.4): y² = x³ − 3x + b modulo p = 2³⁸⁴ − 2¹²⁸ − 2⁹⁶ + 2³² − 1.
//!
//! [SEC 2]: https://www.secg.org/sec2-v2.pdf

use std::iter::repeat;

/// A number below 2³⁸⁴: 64-bit limbs, the least significant one first.
type Number = [u64; 6];

/// A number below 2⁷⁶⁸, enough for a product: the low and the high half.
type Product = [Number; 2];

const ZERO: Number = [0; 6];

const P: Number = [
    0x0000_0000_ffff_ffff,
    0xffff_ffff_0000_0000,
    0xffff_ffff_ffff_fffe,
    0xffff_ffff_ffff_ffff,
    0xffff_ffff_ffff_ffff,
    0xffff_ffff_ffff_ffff,
];

/// 2³⁸⁴ − p = 2¹²⁸ + 2⁹⁶ − 2³² + 1, which is 2³⁸⁴ modulo p.
const C: [u64; 3] = [0xffff_ffff_0000_0001, 0x0000_0000_ffff_ffff, 1];

const B: Number = [
    0x2a85_c8ed_d3ec_2aef,
    0xc656_398d_8a2e_d19d,
    0x0314_088f_5013_875a,
    0x181d_9c6e_fe81_4112,
    0x988e_056b_e3f8_2d19,
    0xb331_2fa7_e23e_e7e4,
];

/// Whether the point with these big-endian coordinates is on the curve, with both below p.
pub(crate) fn is_on_curve(x: &[u8; 48], y: &[u8; 48]) -> bool {
    let (x, y) = (number(x), number(y));
    let x_squared = reduce(multiply_add(&x, &x, [ZERO; 2]));
    // y² + 3x = x³ + b needs no subtraction; each side is at most (p − 1)² + 2³⁸⁶ < 2⁷⁶⁸.
    let left = multiply_add(&y, &y, multiply_add(&x, &[3], [ZERO; 2]));
    let right = multiply_add(&x_squared, &x, [B, ZERO]);
    is_below_p(&x) && is_below_p(&y) && reduce(left) == reduce(right)
}

fn number(big_endian: &[u8; 48]) -> Number {
    let mut limbs = [0; 6];
    for (limb, bytes) in limbs.iter_mut().rev().zip(big_endian.as_chunks().0) {
        *limb = u64::from_be_bytes(*bytes);
    }
    limbs
}

/// From the most significant limb on, as numbers are compared.
fn is_below_p(number: &Number) -> bool {
    number.iter().rev().lt(P.iter().rev())
}

/// left · right + sum modulo 2⁷⁶⁸, with pencil and paper.
fn multiply_add(left: &[u64], right: &[u64], mut sum: Product) -> Product {
    for (shift, &digit) in left.iter().enumerate() {
        let mut carry = 0;
        // The zeros carry on to the end of the row.
        let row = sum.as_flattened_mut().iter_mut().skip(shift);
        for (limb, &other) in row.zip(right.iter().chain(repeat(&0))) {
            // (2⁶⁴ − 1)² + 2 · (2⁶⁴ − 1) = 2¹²⁸ − 1 just fits.
            (*limb, carry) = halves(
                u128::from(digit) * u128::from(other) + u128::from(*limb) + u128::from(carry),
            );
        }
    }
    sum
}

/// The low and the high half.
#[allow(clippy::cast_possible_truncation, reason = "that is its task")]
fn halves(number: u128) -> (u64, u64) {
    (number as u64, (number >> 64) as u64)
}

/// The number modulo p, below p.
fn reduce(mut number: Product) -> Number {
    loop {
        let [low, high] = number;
        if high != ZERO {
            // high · 2³⁸⁴ + low becomes high · C + low, which is smaller.
            number = multiply_add(&C, &high, [low, ZERO]);
        } else if is_below_p(&low) {
            return low;
        } else {
            // low + C − 2³⁸⁴ = low − p; to leave out the high half subtracts the 2³⁸⁴.
            let [low, _] = multiply_add(&C, &[1], [low, ZERO]);
            return low;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 96 hexadecimal digits.
    fn coordinate(hex: &str) -> [u8; 48] {
        let mut bytes = [0; 48];
        for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().as_chunks::<2>().0) {
            *byte = u8::from_str_radix(str::from_utf8(digits).unwrap_or_default(), 16).unwrap_or(0);
        }
        bytes
    }

    /// The base point G of the standard.
    const G: (&str, &str) = (
        "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b98\
         59f741e082542a385502f25dbf55296c3a545e3872760ab7",
        "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147c\
         e9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f",
    );

    /// A point whose x is 0, so small that x + p has 384 bits too.
    const SMALL: (&str, &str) = (
        "000000000000000000000000000000000000000000000000\
         000000000000000000000000000000000000000000000000",
        "c306610fb0ae5a159cf45c06069f22a6c5eb3641c602d42d\
         ea2c4b4f75550793406d80d2b91ad54f9048bd487af1ade1",
    );

    /// A point whose x is p − 1, which makes the largest intermediate results.
    const LARGE: (&str, &str) = (
        "ffffffffffffffffffffffffffffffffffffffffffffffff\
         fffffffffffffffeffffffff0000000000000000fffffffe",
        "8cdeadbbd04911a3c1931e26df3fa6439dca9c7eb286fbd4\
         6fc319f0e2bb780232baf57825fc0c1912ada2fefe84024c",
    );

    fn bytes_of(number: Number) -> [u8; 48] {
        let mut bytes = [0; 48];
        for (bytes, limb) in bytes.as_chunks_mut().0.iter_mut().zip(number.iter().rev()) {
            *bytes = limb.to_be_bytes();
        }
        bytes
    }

    #[test]
    fn points_of_the_curve() {
        for (x, y) in [G, SMALL, LARGE] {
            let (x, y) = (coordinate(x), coordinate(y));
            assert!(is_on_curve(&x, &y));
            // So is the point mirrored at the x axis, (x, p − y).
            let minus_y = reduce(multiply_add(&number(&y), &minus_one(), [ZERO; 2]));
            assert!(is_on_curve(&x, &bytes_of(minus_y)));
        }
    }

    fn minus_one() -> Number {
        let mut number = P;
        let [lowest, ..] = &mut number;
        *lowest -= 1;
        number
    }

    #[test]
    fn a_changed_bit_leaves_the_curve() {
        let (x, y) = (coordinate(G.0), coordinate(G.1));
        for bit in 0..384 {
            for (change_x, change_y) in [(1, 0), (0, 1)] {
                let change = |mut bytes: [u8; 48], by: u8| {
                    for byte in bytes.iter_mut().skip(bit / 8).take(1) {
                        *byte ^= by << (bit % 8);
                    }
                    bytes
                };
                assert!(
                    !is_on_curve(&change(x, change_x), &change(y, change_y)),
                    "{bit}"
                );
            }
        }
    }

    #[test]
    fn coordinates_are_below_p() {
        let (x, y) = (number(&coordinate(SMALL.0)), coordinate(SMALL.1));
        let [sum, _] = multiply_add(&P, &[1], [x, ZERO]);
        assert!(!is_on_curve(&bytes_of(sum), &y));
        assert!(!is_on_curve(&[0xff; 48], &[0xff; 48]));
        assert!(!is_on_curve(&[0; 48], &[0; 48]));
    }

    #[test]
    fn reduces_every_size() {
        assert_eq!(reduce([P, ZERO]), ZERO);
        assert_eq!(reduce([minus_one(), ZERO]), minus_one());
        assert_eq!(
            reduce(multiply_add(&minus_one(), &minus_one(), [ZERO; 2])),
            [1, 0, 0, 0, 0, 0]
        );
        // 2⁷⁶⁸ − 1 = C² − 1, computed elsewhere.
        assert_eq!(
            reduce([[u64::MAX; 6]; 2]),
            [
                0xffff_fffe_0000_0000,
                0x0000_0002_0000_0000,
                0xffff_fffe_0000_0000,
                0x0000_0002_0000_0000,
                0x0000_0000_0000_0001,
                0x0000_0000_0000_0000,
            ]
        );
    }
}
