use ivs_core::ivs_stack;

ivs_stack! {
    stack Show(material: String) {
        let stage = Parameter { type: String, default: "dev" };
        let is_prod = stage == "prod";
        let first = PublicKey { public_key_material: material.clone() };
        if is_prod {
            let second = PublicKey { public_key_material: material.clone() };
            let third = PublicKey { public_key_material: material.clone() };
            let fourth = PublicKey { public_key_material: material.clone() };
        } else {
            let test = PublicKey { public_key_material: material.clone() };
        }
    }
}

fn main() {}
