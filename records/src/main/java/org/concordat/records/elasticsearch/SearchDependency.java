package org.concordat.records.elasticsearch;

import org.concordat.records.history.Dependency;
import org.springframework.stereotype.Component;

/** The search store as something that can be down. */
@Component
class SearchDependency implements Dependency {

    private final SearchStore store;

    SearchDependency(SearchStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "Elasticsearch";
    }

    @Override
    public boolean isUp() {
        return store.isUp();
    }

    @Override
    public String consequence() {
        return "Search does not work, and new tasks do not appear yet. Tasks you already see can be answered.";
    }
}
