//! Medians, quantiles and Welch's t.

use std::time::Duration;

/// The value that `share` (0 to 1) of the samples do not exceed; zero of none.
pub(crate) fn quantile(samples: &[Duration], share: f64) -> Duration {
    let mut sorted = samples.to_vec();
    sorted.sort();
    let last = sorted.len().saturating_sub(1);
    let place = (last as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or_default()
}

/// The middle one.
pub(crate) fn median(samples: &[Duration]) -> Duration {
    quantile(samples, 0.5)
}

/// `1.23`, milliseconds.
pub(crate) fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1_000.0)
}

/// Bytes as MiB with one decimal.
pub(crate) fn mib(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1_048_576.0)
}

/// Mean and variance, seconds; the variance is that of a sample.
fn moments(samples: &[Duration]) -> (f64, f64) {
    let n = samples.len().max(2) as f64;
    let mean = samples.iter().map(Duration::as_secs_f64).sum::<f64>() / n;
    let square = |sample: &Duration| (sample.as_secs_f64() - mean).powi(2);
    (mean, samples.iter().map(square).sum::<f64>() / (n - 1.0))
}

/// Welch's t of two samples: how many standard errors lie between their means.
pub(crate) fn welch(a: &[Duration], b: &[Duration]) -> f64 {
    let ((mean_a, var_a), (mean_b, var_b)) = (moments(a), moments(b));
    let error = (var_a / a.len().max(1) as f64 + var_b / b.len().max(1) as f64).sqrt();
    if error == 0.0 {
        0.0
    } else {
        (mean_a - mean_b) / error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(values: &[u64]) -> Vec<Duration> {
        values.iter().copied().map(Duration::from_millis).collect()
    }

    #[test]
    fn quantiles_are_samples() {
        let samples = millis(&[5, 1, 4, 2, 3]);
        assert_eq!(median(&samples), Duration::from_millis(3));
        assert_eq!(quantile(&samples, 0.99), Duration::from_millis(5));
        assert_eq!(median(&[]), Duration::ZERO);
    }

    #[test]
    fn welch_is_what_the_textbook_says() {
        // Means 3 and 5, variances 2.5 and 2.5, five each: -2 / sqrt(1).
        let t = welch(&millis(&[1, 2, 3, 4, 5]), &millis(&[3, 4, 5, 6, 7]));
        assert!((t + 2.0).abs() < 1e-9, "{t}");
        assert!(welch(&millis(&[1, 2]), &millis(&[1, 2])).abs() < 1e-9);
    }
}
