using LocalCoin.IntegrationTests.Doors;

namespace LocalCoin.IntegrationTests.Attacks;

/// <summary>One town for all who try to break in: what specs/security.md lists under "Attacks" is held here, unless it
/// was held elsewhere before.</summary>
[CollectionDefinition(Name)]
public sealed class AttackedTown : ICollectionFixture<SettledTown>
{
    public const string Name = "attacked town";
}
