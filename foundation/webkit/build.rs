//! Tells cargo that the embedded files belong to the crate.

fn main() {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=templates");
}
