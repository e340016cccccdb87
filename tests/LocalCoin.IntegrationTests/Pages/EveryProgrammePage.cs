using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Pages;

/// <summary>The desk's rooms where it is said what vegetables earn.</summary>
internal static class EveryProgrammePage
{
    public static IEnumerable<Shown> All { get; } =
    [
        new("programmes", "/programmes", visitor => visitor.Desk("/programmes", "kenko")),
        new("programme", "/programmes/{programme}", async visitor =>
        {
            var programme = await visitor.Town.ProposedRule();
            await visitor.Desk($"/programmes/{programme}", "kessai");
        }),
        new("rule", "/programmes/edit", async visitor =>
        {
            await visitor.Desk("/programmes/edit?programme=yasai");
            await visitor.Touch("前の 3か月の 買いもので ためす", "Try it on the last three months");
            // On a slow machine the purchases may still be on their way; that is a page too.
            await visitor.Page.WaitForSelectorAsync(".trial, .reading");
        }),
        new("approvals-of-a-rule", "/approvals", async visitor =>
        {
            var programme = await visitor.Town.ProposedRule();
            await visitor.Desk("/approvals", "kessai");
            await visitor.Proposal($"programme-{programme}");
        }),
    ];
}
