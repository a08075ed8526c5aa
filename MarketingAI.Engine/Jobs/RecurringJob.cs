namespace MarketingAI.Engine.Jobs;

/// <summary>Work that starts by itself at set times.</summary>
/// <param name="Name">Stable name in small letters, such as <c>verify-ledger</c>.</param>
/// <param name="Cron">Five-field cron expression, in UTC.</param>
/// <param name="Title">What a job of it is called in lists.</param>
/// <param name="WhatItDoes">One sentence for the page of recurring jobs.</param>
public sealed record RecurringJob(string Name, string Cron, IJobRequest Request, string Title, string WhatItDoes);
