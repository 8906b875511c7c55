/**
 * Where prices come from: files of GPU observations, merged in order of time, and the same layout written.
 *
 * <pre>
 *   observed_at,source,provider,owner,evidence,gpu,form_factor,memory_gb,gpus,…,usd_per_gpu_hour,…
 *   2025-10-19T21:01:58Z,primeintellect,nebius,,OFFER,H100,SXM,80,,…,2.12,…
 *
 *   → an observation of 2,120,000 micro-dollars a GPU-hour, seen at 2025-10-19T21:01:58Z
 * </pre>
 *
 * {@link kilohour.sources.IndexBuild} runs such files through the index: one call from prices to prints.
 *
 * <p>What is to last goes into an {@link kilohour.sources.ObservationArchive}: from files, or from live sources that
 * {@link kilohour.sources.Observe} reads through a {@link kilohour.sources.Connector} each. A source's manifest chains
 * what was appended:
 *
 * <pre>
 *   1,2026-11-20T12:00:00Z,READING,2025-11-03.csv,2,331,…,sha256 of those 331 bytes,c1
 *   2,2026-11-20T12:00:00Z,READING,2025-11-04.csv,1,266,…,sha256 of those 266 bytes,c2
 *
 *   c1 = SHA-256(64 zeros, line feed, line 1 without its last column); c2 = SHA-256(c1, line feed, line 2 without …)
 * </pre>
 *
 * {@link kilohour.sources.ArchiveBuild} makes prints from it and keeps them in a {@link kilohour.sources.PrintLedger}
 * with how far each source had come; {@link kilohour.sources.IndexReplay} makes them again bit for bit, and
 * {@link kilohour.sources.IndexExplain} derives one step by step.
 */
package kilohour.sources;
