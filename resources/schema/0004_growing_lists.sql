-- Lists that may still grow. A day of Hugging Face that was asked for before its list closed, at 15:00
-- UTC (app/papers/SourceTraits.cpp), was called complete and is asked for again.
UPDATE day SET status = 'so far'
    WHERE source = 'huggingFace' AND status = 'complete'
        AND at < (CAST(strftime('%s', day) AS INTEGER) + 15 * 3600) * 1000;
