-- Totals of evaluations by one edition in one year: how many are graded, the sum of their scores
-- (the mean is score_sum / graded), the lowest and the highest. One row per district, and one without
-- a site where several districts used the edition that year. Nothing is put together over editions.
SELECT t.edition, e.year, e.invented, e.site, d.region, min(t.name) AS framework_name,
    min(t.grades) AS grades,
    count(*) AS graded, sum(e.score) AS score_sum, min(e.score) AS lowest, max(e.score) AS highest
FROM 'evaluations.parquet' AS e
    JOIN 'departments.parquet' AS d USING (site, department)
    JOIN 'editions.parquet' AS t USING (site, framework)
WHERE e.status = 'published' AND e.grade IS NOT NULL
GROUP BY GROUPING SETS ((t.edition, e.year, e.invented, e.site, d.region),
                        (t.edition, e.year, e.invented))
HAVING e.site IS NOT NULL OR count(DISTINCT [e.site, d.region]) > 1
ORDER BY e.invented, e.year DESC, t.edition, e.site NULLS LAST, d.region
