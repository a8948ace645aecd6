-- How many evaluations by one edition in one year have each grade. One row per grade and
-- district, and one without a site for all districts together.
SELECT t.edition, e.year, e.invented, e.site, d.region, e.grade, count(*) AS graded
FROM 'evaluations.parquet' AS e
    JOIN 'departments.parquet' AS d USING (site, department)
    JOIN 'editions.parquet' AS t USING (site, framework)
WHERE e.status = 'published' AND e.grade IS NOT NULL
GROUP BY GROUPING SETS ((t.edition, e.year, e.invented, e.site, d.region, e.grade),
                        (t.edition, e.year, e.invented, e.grade))
ORDER BY e.invented, e.year DESC, t.edition, e.site NULLS LAST, d.region, e.grade
