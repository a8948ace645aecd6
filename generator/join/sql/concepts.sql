-- The same indicator in several districts: leaves that declare the same concept and are judged by the
-- same rule, word for word, with the same measure; weights may differ. One row per concept, rule,
-- district and year: how many evaluations it applied to, the sum of their score rates (the mean is
-- rate_sum / evaluations), the lowest and the highest. Rules that depend on where a body is
-- (profiles) are left out: the same words then judge differently.
WITH leaves AS (
    SELECT i.site, d.region, i.invented, i.year, i.concept, i.name, f.standard, i.score_rate,
        left(sha256(CAST([f.role, f.rule, CAST(f.rule_parameters AS VARCHAR), f.standard, f.measure,
                          f.measure_unit] AS VARCHAR)), 12) AS rule_id
    FROM 'indicators.parquet' AS i
        JOIN 'framework_indicators.parquet' AS f USING (site, framework, indicator)
        JOIN 'departments.parquet' AS d USING (site, department)
    WHERE f.rule <> 'profiles' AND i.concept IS NOT NULL AND i.score_rate IS NOT NULL
        AND i.status = 'published'
), shared AS (
    SELECT concept, rule_id, invented
    FROM leaves
    GROUP BY ALL
    HAVING count(DISTINCT [site, region]) > 1
)
SELECT concept, rule_id, invented, site, region, year, min(name) AS name,
    min(standard) AS standard,
    count(*) AS evaluations, sum(score_rate) AS rate_sum,
    min(score_rate) AS lowest, max(score_rate) AS highest
FROM leaves JOIN shared USING (concept, rule_id, invented)
GROUP BY ALL
ORDER BY invented, concept, rule_id, site, region, year DESC
