//! Which folders may be an output folder.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};

use super::Target;
use crate::base::source::SourcePath;

/// Checks that publishing to the target cannot harm the site's sources or someone's home, and gives
/// the output folder's absolute path with all links resolved.
pub(super) fn check(target: &Target<'_>) -> anyhow::Result<PathBuf> {
    let context = || format!("cannot open the site's folder `{}`", target.root.display());
    let root = fs::canonicalize(target.root).with_context(context)?;
    let output = resolve(target.output)?;
    let refuse = |why: &str| {
        let asked = target.output.display();
        anyhow::anyhow!("`{asked}` cannot be the output folder: {why}; give another one")
    };
    if output.parent().is_none() {
        return Err(refuse("it is the root of the file system"));
    }
    if env::home_dir().and_then(|home| resolve(&home).ok()).is_some_and(|home| home.starts_with(&output)) {
        return Err(refuse("it is or holds your home folder"));
    }
    if root == output {
        return Err(refuse("it is the site's own folder"));
    }
    if root.starts_with(&output) {
        return Err(refuse("it holds the site's own folder"));
    }
    if let Some(name) = SourcePath::FILES.iter().find(|name| output.starts_with(root.join(name))) {
        return Err(refuse(&format!("`{name}` is a file of the site")));
    }
    for name in SourcePath::FOLDERS {
        let named = root.join(name);
        let real = fs::canonicalize(&named).unwrap_or_else(|_| named.clone());
        if output.starts_with(&named) || output.starts_with(&real) {
            return Err(refuse(&format!("it is inside `{name}`, which holds sources of the site")));
        }
        if real.starts_with(&output) {
            return Err(refuse(&format!("it holds `{name}`, which holds sources of the site")));
        }
    }
    Ok(output)
}

/// The absolute path of `output` without links, whether it exists or not.
fn resolve(output: &Path) -> anyhow::Result<PathBuf> {
    // The parent of `public` is empty, which is to say here.
    let output = if output.as_os_str().is_empty() { Path::new(".") } else { output };
    match fs::canonicalize(output) {
        Ok(path) => {
            ensure!(path.is_dir(), "`{}` cannot be the output folder: it is not a folder", output.display());
            Ok(path)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if fs::symlink_metadata(output).is_ok() {
                bail!("`{}` cannot be the output folder: it is a link that leads nowhere", output.display());
            }
            let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
                bail!(
                    "`{}` cannot be the output folder: `..` leads out of a missing folder",
                    output.display()
                );
            };
            Ok(resolve(parent)?.join(name))
        }
        Err(error) => {
            Err(error).with_context(|| format!("cannot open the output folder `{}`", output.display()))
        }
    }
}
