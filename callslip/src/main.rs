//! The program: reads its command line and does what it says.

fn main() -> std::process::ExitCode {
    callslip::run()
}
