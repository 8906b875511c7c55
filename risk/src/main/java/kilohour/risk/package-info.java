/**
 * What could be lost, and whether what is held covers it. Outside the core: floating point is at home here, and what
 * comes out of it enters the market as a command or leaves as a report.
 *
 * <p>The default fund's size, worked through. Three members, loss beyond what each has pledged, in two scenarios:
 *
 * <pre>
 *                     ann      bob      cyd     the two largest
 *   supply shock   $4.0m    $2.5m       –           $6.5m
 *   H100 −60%        –      $3.0m    $1.5m          $4.5m
 *   fund                                            $6.5m
 *   each by its worst: 4.0 : 3.0 : 1.5      ann $3.058824m, bob $2.294118m, cyd $1.147059m
 * </pre>
 */
package kilohour.risk;
