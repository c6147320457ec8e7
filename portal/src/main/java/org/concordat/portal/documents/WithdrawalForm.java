package org.concordat.portal.documents;

import org.jspecify.annotations.Nullable;

/** What the page sends that withdraws a document. */
public class WithdrawalForm {

    private @Nullable String reason;

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }
}
