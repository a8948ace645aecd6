-- Which frameworks are the same edition: those whose indicators, rules, weights, grades and rounding
-- are the same word for word, whatever they are called. One row per framework of a site.
WITH trees AS (
    SELECT site, framework, list(
        [indicator, parent, CAST(level AS VARCHAR), name, CAST(weight AS VARCHAR), role, rule,
         CAST(rule_parameters AS VARCHAR), standard, measure, measure_unit]
        ORDER BY indicator) AS tree
    FROM 'framework_indicators.parquet'
    GROUP BY site, framework
)
SELECT f.site, f.framework, f.name, f.grades,
    left(sha256(CAST(
        [tree, [[CAST(f.weight AS VARCHAR), f.levels, CAST(f.rounding_digits AS VARCHAR), f.grades]]]
        AS VARCHAR)), 12) AS edition
FROM 'frameworks.parquet' AS f JOIN trees USING (site, framework)
ORDER BY f.site, f.framework
