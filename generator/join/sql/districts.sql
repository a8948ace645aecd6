-- What each district publishes. One row per district, and one without a site for all together, real
-- and invented apart.
SELECT e.site, d.region, e.invented,
    count(DISTINCT [e.site, e.department]) AS departments,
    count(*) FILTER (e.status = 'published') AS evaluations,
    count(*) FILTER (e.status = 'published' AND e.grade IS NULL) AS ungraded,
    count(*) FILTER (e.status = 'withdrawn') AS withdrawn,
    min(e.year) AS first_year, max(e.year) AS last_year
FROM 'evaluations.parquet' AS e JOIN 'departments.parquet' AS d USING (site, department)
GROUP BY GROUPING SETS ((e.site, d.region, e.invented), (e.invented))
ORDER BY e.invented, e.site NULLS LAST, d.region
