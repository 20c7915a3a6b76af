//! What each command does.

pub(crate) mod backup;
pub(crate) mod config;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod export;
mod fresh;
pub(crate) mod import;
pub(crate) mod index;
pub(crate) mod init;
pub(crate) mod job;
pub(crate) mod mail;
pub(crate) mod marc;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod user;
