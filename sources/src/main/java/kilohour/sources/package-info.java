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
 */
package kilohour.sources;
