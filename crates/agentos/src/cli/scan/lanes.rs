//! Work on all cores with its order kept: each lane takes every n-th piece, so the results are taken from the
//! lanes in turn. Every queue has a bound, so a slow reader slows everything down and nothing piles up.

use std::io;
use std::sync::mpsc::sync_channel;
use std::thread;

/// So many pieces wait before and behind each lane.
const WAITING: usize = 2;

/// Does `work` on every piece, and gives the results to `take` in the pieces' order.
///
/// # Errors
/// The first error of the pieces or of `take`.
pub(super) fn run<P: Send, R: Send>(
    lanes: usize,
    pieces: impl Iterator<Item = io::Result<P>> + Send,
    work: impl Fn(P) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    thread::scope(|scope| {
        let (mut ins, mut outs) = (Vec::new(), Vec::new());
        for _ in 0..lanes.max(1) {
            let (to_lane, pieces) = sync_channel::<io::Result<P>>(WAITING);
            let (results, from_lane) = sync_channel::<io::Result<R>>(WAITING);
            let work = &work;
            let lane = thread::Builder::new().spawn_scoped(scope, move || {
                for piece in pieces {
                    // Nobody takes results any more.
                    if results.send(piece.map(work)).is_err() {
                        break;
                    }
                }
            });
            match lane {
                Ok(_) => {}
                // The system has no more threads: those that there are do the work.
                Err(_) if !outs.is_empty() => break,
                Err(error) => return Err(error),
            }
            ins.push(to_lane);
            outs.push(from_lane);
        }
        scope.spawn(move || {
            for (piece, lane) in pieces.zip(ins.iter().cycle()) {
                let failed = piece.is_err();
                if lane.send(piece).is_err() || failed {
                    break;
                }
            }
        });
        for lane in outs.iter().cycle() {
            // The lane whose turn it is has ended, so there is no further piece.
            let Ok(result) = lane.recv() else { break };
            take(result?)?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_on_every_number_of_lanes() {
        for lanes in [1, 2, 3, 7] {
            let mut taken = Vec::new();
            let pieces = (0..100_u32).map(Ok);
            run(
                lanes,
                pieces,
                |piece| piece * 2,
                |result| {
                    taken.push(result);
                    Ok(())
                },
            )
            .unwrap();
            assert_eq!(taken, (0..100).map(|piece| piece * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_ends_it() {
        let broken = || io::Error::other("broken");
        let pieces = (0..1_000_000_u32).map(|piece| if piece == 5 { Err(broken()) } else { Ok(piece) });
        let mut taken = 0;
        let ended = run(
            3,
            pieces,
            |piece| piece,
            |_| {
                taken += 1;
                Ok(())
            },
        );
        assert_eq!((ended.unwrap_err().to_string(), taken), ("broken".to_owned(), 5));
        let ended = run(3, (0..1_000_000_u32).map(Ok), |piece| piece, |_| Err(broken()));
        assert_eq!(ended.unwrap_err().to_string(), "broken");
    }
}
